"""Runs a command on a terminal of its own and types at its prompts.

usage: password_terminal.py {type WORDS… -- | interrupt --} COMMAND…

Prints what the terminal showed, then one line: `exit CODE echo on|off`, the echo as it was left.
"""
import fcntl, os, pty, select, signal, sys, termios, time

split = sys.argv.index("--")
mode, typed, command = sys.argv[1], sys.argv[2:split], sys.argv[split + 1:]
# The slave stays open here, so that what the terminal is set to can be read when the command has ended.
master, slave = pty.openpty()
pid = os.fork()
if pid == 0:
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for stream in (0, 1, 2):
        os.dup2(slave, stream)
    os.execv(command[0], command)
shown, code, end, next_word = b"", None, time.time() + 60, 0
prompts = 0
while time.time() < end:
    ready, _, _ = select.select([master], [], [], 0.05)
    if ready:
        try:
            shown += os.read(master, 4096)
        except OSError:
            pass
    if shown.count(b"assword of ") + shown.count(b"same again") > prompts:
        prompts += 1
        # The prompt stands before the terminal is read, so the echo is off by now.
        echoes = termios.tcgetattr(slave)[3] & termios.ECHO
        shown += b"[echo %s]" % (b"on" if echoes else b"off")
        time.sleep(0.1)
        if mode == "interrupt":
            os.write(master, b"half\x03")
        elif next_word < len(typed):
            os.write(master, typed[next_word].encode() + b"\n")
            next_word += 1
    done, status = os.waitpid(pid, os.WNOHANG)
    if done:
        code = os.waitstatus_to_exitcode(status)
        break
else:
    os.kill(pid, signal.SIGKILL)
while select.select([master], [], [], 0.2)[0]:
    try:
        more = os.read(master, 4096)
    except OSError:
        break
    if not more:
        break
    shown += more
echoes = termios.tcgetattr(slave)[3] & termios.ECHO
sys.stdout.write(shown.decode(errors="replace").replace("\r\n", "\n"))
print(f"\nexit {code} echo {'on' if echoes else 'off'}")
