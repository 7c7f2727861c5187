#!/usr/bin/env python3
"""reseal.py GITDIR PATTERN REPLACEMENT: changes the message of the last act and seals it anew, as somebody could who has the ledger to himself.
The seal is computed from its definition (design: procure-seal-1), not by the program. The branch then names the changed act."""
import hashlib, re, subprocess, sys

def git(*a, data=None):
    return subprocess.run(["git", "--git-dir", sys.argv[1], *a], input=data, capture_output=True, check=True).stdout

raw = git("cat-file", "commit", "main").decode()
head, message = raw.split("\n\n", 1)
line = {k: v for k, v in (l.split(" ", 1) for l in head.split("\n"))}
message = re.sub(sys.argv[2], sys.argv[3], message.split("\nSeal: ")[0] + "\n")
parent = git("cat-file", "commit", line["parent"]).decode().rsplit("\nSeal: ", 1)[1].strip()
sealed = ["procure-seal-1", "parent " + parent, "author " + line["author"], "committer " + line["committer"]]
for path in re.findall(r"^(?:Record|File): (.*)$", message, re.M):
    sealed.append(hashlib.sha256(git("cat-file", "blob", line["tree"] + ":" + path)).hexdigest() + " " + path)
seal = hashlib.sha256(("\n".join(sealed) + "\nmessage\n" + message).encode()).hexdigest()
new = git("hash-object", "-t", "commit", "-w", "--stdin", data=(head + "\n\n" + message + "Seal: " + seal + "\n").encode()).decode().strip()
git("update-ref", "refs/heads/main", new)
