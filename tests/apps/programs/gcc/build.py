# Compiles, links and runs a program; everything made has the same bytes as on Linux.
import hashlib
import subprocess

GCC = "/usr/bin/x86_64-linux-gnu-gcc-12"

def run(*words):
    ended = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(ended.returncode, ended.stdout, end="\n")

def digest(path):
    with open(path, "rb") as file:
        print(path, hashlib.sha256(file.read()).hexdigest())

run(GCC, "-O2", "-Wall", "-c", "life.c", "-o", "/tmp/life.o")
digest("/tmp/life.o")
run(GCC, "-B/tmp", "/tmp/life.o", "-o", "/tmp/life", "-lm")
digest("/tmp/life")
run("/tmp/life", "3")
run(GCC, "-O1", "-static", "-pipe", "life.c", "-o", "/tmp/static", "-lm")
digest("/tmp/static")
run("/tmp/static", "5")
run(GCC, "nothing.c")
