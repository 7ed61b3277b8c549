#!/usr/bin/python3
"""A bare WebKitGTK window that WebKitWebDriver can drive, with its profile on disk.

MiniBrowser's automation mode keeps nothing and refuses Blobs in IndexedDB, so it cannot stand for an installed
app. The driver starts this file as its "binary":  host.py --profile DIR --size WxH --console FILE
"""

import argparse
import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("--profile", required=True)
parser.add_argument("--size", default="360x740")
parser.add_argument("--console", required=True)
options, _ = parser.parse_known_args()
width, height = (int(side) for side in options.size.split("x"))

console = os.open(options.console, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

manager = WebKit2.WebsiteDataManager(
    base_data_directory=os.path.join(options.profile, "data"),
    base_cache_directory=os.path.join(options.profile, "cache"),
)
# Whatever is not on this machine goes to a port where nobody listens.
manager.set_network_proxy_settings(
    WebKit2.NetworkProxyMode.CUSTOM,
    WebKit2.NetworkProxySettings.new("http://127.0.0.1:9", ["127.0.0.1", "localhost"]),
)
context = WebKit2.WebContext(website_data_manager=manager)
context.set_automation_allowed(True)


def note_request(_view, _resource, request):
    # For the tests' check that nothing goes to another party.
    os.write(console, f"REQUEST {request.get_uri()}\n".encode())


# The setting that has the web process write its console to a file does nothing under automation (2.50): what goes wrong
# in a page is told by the page itself, from before its first script on.
TELL_PROBLEMS = """(() => {
  const tell = (text) => webkit.messageHandlers.problem.postMessage(String(text).replace(/\\s+/g, ' ').slice(0, 2000));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    tell(`violation of the page's policy: ${effectiveDirective} ${blockedURI}`));
  addEventListener('error', ({ message, error }) => message && tell(`uncaught: ${message} ${error?.stack ?? ""}`));
  // Code that a page was loading as it was left fails as well: that is told by a page which still stands after a while.
  addEventListener('unhandledrejection', ({ reason }) =>
    setTimeout(() => tell(`uncaught: ${reason?.message ?? reason}`), /^Importing a module/.test(reason?.message) ? 500 : 0));
  const { error } = console;
  console.error = (...all) => { tell(`console: ${all.join(' ')}`); error.apply(console, all); };
})();"""


def note_problem(_content, result):
    os.write(console, f"PROBLEM {result.get_js_value().to_string()}\n".encode())


def run_first(content, source):
    content.add_script(
        WebKit2.UserScript.new(
            source,
            WebKit2.UserContentInjectedFrames.TOP_FRAME,
            WebKit2.UserScriptInjectionTime.START,
            None,
            None,
        )
    )


def watch_problems(content):
    content.register_script_message_handler("problem")
    content.connect("script-message-received::problem", note_problem)
    run_first(content, TELL_PROBLEMS)


def make_view(_session=None):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    settings = view.get_settings()
    settings.set_enable_developer_extras(True)
    # The driver loses a page that comes back out of the back/forward cache.
    settings.set_enable_page_cache(False)
    watch_problems(view.get_user_content_manager())
    given = os.path.join(options.profile, "before-scripts.js")
    if os.path.exists(given):
        with open(given, encoding="utf-8") as file:
            run_first(view.get_user_content_manager(), file.read())
    window = Gtk.Window()
    window.set_default_size(width, height)
    window.add(view)
    window.show_all()
    view.connect("close", lambda _view: window.destroy())
    view.connect("permission-request", allow)
    view.connect("resource-load-started", note_request)
    return view


def allow(_view, request):
    request.allow()
    return True


def automation_started(_context, session):
    about = WebKit2.ApplicationInfo()
    about.set_name("bantin-webkit-host")
    about.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(about)
    session.connect("create-web-view", make_view)


context.connect("automation-started", automation_started)
Gtk.main()
