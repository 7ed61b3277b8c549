/** The version of package.json, written in by the build. */
declare const __BANTIN_VERSION__: string;
