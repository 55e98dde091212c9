# subprocess (vfork), os.posix_spawn, os.exec…: output, status, environment, folder, descriptors, signals.
import os
import signal
import subprocess
import sys

def told(ended):
    print(ended.returncode, repr(ended.stdout))

told(subprocess.run(["cat", "words"], capture_output=True))
told(subprocess.run(["tr", "a-z", "A-Z"], input=b"reeds\n", capture_output=True))
told(subprocess.run(["env"], env={"ONE": "1", "PATH": "/bin"}, capture_output=True))
told(subprocess.run(["pwd", "-P"], cwd="/tmp", capture_output=True))
told(subprocess.run(["false"], capture_output=True))
told(subprocess.run("exit 7", shell=True, capture_output=True))
told(subprocess.run(["busybox", "ls", "/proc/self/fd"], capture_output=True, pass_fds=()))
try:
    subprocess.run(["/usr/bin/nowhere"])
except FileNotFoundError as problem:
    print(problem)
try:
    subprocess.run(["/work/words"])
except OSError as problem:
    print(problem)

sleeper = subprocess.Popen(["sleep", "100"])
sleeper.send_signal(signal.SIGTERM)
print(sleeper.wait())
try:
    subprocess.run(["sleep", "100"], timeout=0.2)
except subprocess.TimeoutExpired:
    print("too late")

# A pipeline of three, all running at the same time.
first = subprocess.Popen(["seq", "1", "20000"], stdout=subprocess.PIPE)
second = subprocess.Popen(["busybox", "grep", "7"], stdin=first.stdout, stdout=subprocess.PIPE)
third = subprocess.Popen(["wc", "-l"], stdin=second.stdout, stdout=subprocess.PIPE)
print(third.communicate()[0], first.wait(), second.wait())

many = [subprocess.Popen(["expr", str(i), "*", str(i)], stdout=subprocess.PIPE) for i in range(20)]
print(sum(int(one.communicate()[0]) for one in many))

pid = os.posix_spawn("/bin/echo", ["echo", "spawned"], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 1, 2)])
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
sys.stdout.flush()
os.execvp("printf", ["printf", "%s-%s\\n", "the", "end"])
