"""The web page: one programme folder to look at and to work in, on this computer or behind a login.

May import: run, programme, report, data, core; starlette and uvicorn come in here alone.
May not: import cli, compute a number, write a file in any way but that of the commands.
"""
