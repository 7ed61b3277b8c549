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

# The web process writes console messages to the standard output it inherits from here.
console = os.open(options.console, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
os.dup2(console, 1)

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
    # Line by line with the console, for the tests' check that nothing goes to another party.
    os.write(1, f"REQUEST {request.get_uri()}\n".encode())


def make_view(_session=None):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    settings = view.get_settings()
    settings.set_enable_developer_extras(True)
    # The driver loses a page that comes back out of the back/forward cache.
    settings.set_enable_page_cache(False)
    settings.set_enable_write_console_messages_to_stdout(True)
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
