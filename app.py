"""The WSGI entry: `app` for a server; `python app.py` migrates, fills an empty demonstration and serves."""

import sys

from jobfair import create_app
from jobfair.commands.serve import serve
from jobfair.config import SettingsError

try:
    app = create_app()
except SettingsError as error:
    sys.exit(str(error))

if __name__ == "__main__":
    serve(app)
