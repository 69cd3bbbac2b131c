"""The WSGI entry: `app` for a server, `python app.py` to serve."""

from jobfair import create_app

app = create_app()

if __name__ == "__main__":
    app.run()
