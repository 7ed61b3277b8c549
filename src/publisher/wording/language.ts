/** The languages that the command line speaks. */
export type Language = 'vi' | 'en';
