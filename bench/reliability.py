"""Measurements of the drop folder that need a running watcher: called by bench/reliability.sh."""
import glob, json, os, random, shutil, signal, statistics, subprocess, sys, tempfile, time

mode, app, root, args = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
work = tempfile.mkdtemp(prefix="reliability-")
inbox, out = work + "/in", work + "/out"
os.mkdir(inbox)


def watch(*more):
    return subprocess.Popen([app, "watch", inbox, "--out", out, "--quiet-period", "0.5", *more], stdout=subprocess.DEVNULL, stderr=open(work + "/log", "a"))


def status():
    run = subprocess.run([app, "status", "--out", out, "--json", "--last", "0"], capture_output=True, text=True)
    return json.loads(run.stdout) if run.returncode == 0 else None


def finished():
    s = status()
    return 0 if s is None else s["done"] + s["review"] + s["failed"]


def resident(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024


def handles(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def drop(name, data):
    with open(f"{inbox}/.{name}.part", "wb") as f:
        f.write(data)
    os.rename(f"{inbox}/.{name}.part", f"{inbox}/{name}")


def wait(condition, seconds, what, every=0.2):
    end = time.time() + seconds
    while not condition():
        if time.time() > end:
            print(open(work + "/log").read()[-3000:])
            sys.exit(f"FAILED: {what} not reached in {seconds} s")
        time.sleep(every)


def small(number):
    """A transcript of a page with one form, different for each number."""
    rows = "".join(f"20{i}\t项目{i}\t{number + i}.00\t{number}.00\t{i}.00\n" for i in range(1, 8))
    return f"第{number}号单位\n2026年单位预算\n支出预算总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n{rows}".encode()


def throughput():
    folder = args[0] if args else root + "/../shared/corpus"
    count = int(args[1]) if len(args) > 1 else 1000
    pdfs = sorted(glob.glob(folder + "/*.pdf"))
    os.mkdir(work + "/copies")
    for i in range(count):
        source = pdfs[i % len(pdfs)]
        data = open(source, "rb").read() + b"\n%" + str(i).encode() + b"\n"
        open(f"{work}/copies/{i:04}-{os.path.basename(source)}", "wb").write(data)
    start = time.time()
    subprocess.run([app, "extract", work + "/copies", "--out", work + "/plain", "--quiet"])
    plain = time.time() - start
    # Warm children and a quiet period that is over: the watcher is timed from its first claim to its last record.
    watcher = watch("--poll", "1", "--listen", "19464")
    wait(lambda: os.path.exists(inbox + "/.disclosure-extract/lock"), 20, "start")
    for source in pdfs[:8]:
        shutil.copy(source, inbox)
    wait(lambda: finished() >= min(8, len(pdfs)), 120, "warm children")
    warm = finished()
    for file in os.listdir(work + "/copies"):
        os.rename(f"{work}/copies/{file}", f"{inbox}/{file}")
    # The log tells when: taking a file and finishing the last.
    lines = lambda: [l for l in open(work + "/log", errors="replace") if " INF done " in l or " INF review " in l or " INF failed " in l]
    start = time.time() + 0.5
    wait(lambda: len(lines()) >= warm + count, 1800, "all files")
    took = time.time() - start
    watcher.send_signal(signal.SIGTERM)
    watcher.wait()
    same = sum(open(f, "rb").read() == open(work + "/out/" + os.path.basename(f), "rb").read() for f in glob.glob(work + "/plain/*.json") if not f.endswith("_run.json"))
    print(f"{count} files: extract {plain:.1f} s ({count / plain:.1f} files/s), watch {took:.1f} s ({count / took:.1f} files/s) = {100 * plain / took:.0f} % of the speed of extract; {same} results equal")


def soak():
    count = int(args[0]) if args else 20000
    watcher = watch("--poll", "5")
    wait(lambda: os.path.exists(inbox + "/.disclosure-extract/lock"), 20, "start")
    marks, made = {}, 0
    while made < count:
        for _ in range(500):
            drop(f"{made:05}.txt", small(made))
            made += 1
        wait(lambda: finished() >= made - 400, 600, f"{made} files", every=2)
        if made in (1000, 2000, 5000, 10000, 15000, count):
            wait(lambda: finished() >= made, 600, f"{made} files", every=1)
            marks[made] = (resident(watcher.pid), handles(watcher.pid), [round(resident(p)) for p in children(watcher.pid)])
            print(f"after {made:6} files: {marks[made][0]:6.1f} MiB, {marks[made][1]} handles; children {marks[made][2]} MiB", flush=True)
    watcher.send_signal(signal.SIGTERM)
    watcher.wait()
    s = status()
    print(f"{s['done']} done, {s['review']} review, {s['failed']} failed; memory at the end {marks[count][0] / marks[min(1000, count)][0]:.2f} times that after the first {min(1000, count)}")


def children(pid):
    return [int(p) for p in subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout.split()]


def latency():
    watcher = watch()
    wait(lambda: os.path.exists(inbox + "/.disclosure-extract/lock"), 20, "start")
    drop("warm.txt", small(0))
    wait(lambda: finished() >= 1, 60, "first file")
    times = []
    for i in range(1, (int(args[0]) if args else 20) + 1):
        drop(f"{i}.txt", small(i))
        start = time.time()
        while not os.path.exists(f"{out}/{i}.json"):
            time.sleep(0.01)
        times.append(time.time() - start - 0.5)
        time.sleep(random.Random(i).random())
    watcher.send_signal(signal.SIGTERM)
    watcher.wait()
    print(f"{len(times)} files into an idle watcher: result {statistics.median(times):.2f} s after the quiet period, at worst {max(times):.2f} s")


def reason(name):
    """What the reason file beside an original in failed says."""
    path = f"{inbox}/failed/{name}.reason.txt"
    return open(path, encoding="utf-8-sig").read() if os.path.exists(path) else ""


def faults():
    """Each fault is done to a running watcher; the file ends as documented and the next one is taken."""
    global out
    if os.getuid() != 0:
        sys.exit("faults: needs root, for a small tmpfs, a bind mount and folders nobody may change")
    disk, share = work + "/disk", work + "/share"
    os.mkdir(disk)
    os.mkdir(share)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", disk], check=True)
    subprocess.run(["mount", "--bind", share, inbox], check=True)
    out = disk + "/out"
    watcher = watch("--poll", "1", "--timeout", "20", "--memory", "300")
    count = 0

    def next_done(what, seconds=90):
        """A new file is taken and done: the run goes on."""
        nonlocal count
        count += 1
        drop(f"{count}.txt", small(count))
        wait(lambda: os.path.exists(f"{out}/{count}.json") and finished() == count, seconds, what)

    def dropped(name, number):
        nonlocal count
        count += 1
        drop(name, small(number))

    def signal_children(*signals):
        for child in children(watcher.pid):
            for s in signals:
                os.kill(child, s)

    try:
        wait(lambda: os.path.exists(inbox + "/.disclosure-extract/lock"), 20, "start")
        next_done("first file")

        fill = open(disk + "/fill", "wb")
        try:
            while True:
                fill.write(b"x" * 4096)
                fill.flush()
        except OSError:
            pass
        dropped("full.txt", 101)
        time.sleep(8)
        assert not os.path.exists(out + "/full.json") and not os.path.exists(inbox + "/failed/full.txt")
        try:
            fill.close()
        except OSError:
            pass
        os.remove(disk + "/fill")
        wait(lambda: finished() == count, 90, "the file after the full disk")
        next_done("the next file after the full disk")
        print("disk full: waited, then done", flush=True)

        signal_children(signal.SIGKILL)
        next_done("the file after killed children")
        print("idle children killed: next file done", flush=True)

        signal_children(signal.SIGSTOP)
        dropped("stopped.txt", 102)
        wait(lambda: finished() == count, 120, "the file after a stopped child")
        print("child hangs: killed at the limit, file done by a fresh one", flush=True)

        for crash, what in ((signal.SIGSEGV, "crashes"), (signal.SIGKILL, "is killed by the kernel")):
            next_done("a file for a warm child")
            signal_children(signal.SIGSTOP)  # so that the file is in work when the child dies
            dropped(f"{crash.name}.txt", 103 + crash)
            wait(lambda: status()["working"] > 0, 20, "a file in work")
            signal_children(crash, signal.SIGCONT)
            wait(lambda: finished() == count, 60, "the file whose child died")
            assert os.path.exists(f"{out}/{crash.name}.json")
            print(f"child {what} at work: file done by a fresh one", flush=True)

        drop("hungry.txt", b"x" + b"\f" * 5_000_000)
        count += 1
        wait(lambda: finished() == count, 120, "the file that needs too much memory")
        assert "memory" in reason("hungry.txt"), reason("hungry.txt")
        next_done("the file after it")
        print("out of memory: that file failed with its reason, the next is done", flush=True)

        import sqlite3
        other = sqlite3.connect(out + "/.disclosure-extract/ledger.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        dropped("locked.txt", 104)
        time.sleep(10)
        other.execute("ROLLBACK")
        other.close()
        wait(lambda: finished() == count, 90, "the file after a locked ledger")
        print("ledger locked: waited, then done", flush=True)

        # The share goes while a file is in hand and leaves the empty folder below it.
        signal_children(signal.SIGSTOP)
        dropped("share.txt", 105)
        wait(lambda: status()["working"] > 0, 20, "a file in work")
        subprocess.run(["umount", "-l", inbox], check=True)
        signal_children(signal.SIGCONT)
        time.sleep(6)
        assert os.listdir(inbox) == [], "something was written below the mount point"
        subprocess.run(["mount", "--bind", share, inbox], check=True)
        wait(lambda: finished() == count, 120, "the file in hand when the share went")
        next_done("the file after the share came back")
        print("share vanished with a file in hand: waited, nothing written in its place, then done", flush=True)

        for folders, what in (([inbox + "/review", inbox + "/done"], "outcome folders"), ([out], "results")):
            subprocess.run(["chattr", "+i", *[f.replace(inbox, share) for f in folders]], check=True)
            dropped(f"permission {what}.txt", 106 + len(what))
            time.sleep(5)
            assert finished() == count - 1
            subprocess.run(["chattr", "-i", *[f.replace(inbox, share) for f in folders]], check=True)
            wait(lambda: finished() == count, 60, "the file after permissions came back")
            print(f"permission to write {what} lost: waited, then done", flush=True)
        assert watcher.poll() is None
    finally:
        for folder in glob.glob(share + "/*") + [out]:
            subprocess.run(["chattr", "-i", folder], stderr=subprocess.DEVNULL)
        watcher.send_signal(signal.SIGTERM)
        watcher.wait()
        subprocess.run(["umount", "-l", inbox])
        subprocess.run(["umount", "-l", disk])
    clock_jumps()
    print("the watcher lived through all of it")


def clock_jumps():
    """The wall clock of a watcher, set forth and back by libfaketime (package faketime)."""
    global inbox, out
    library = next(iter(glob.glob("/usr/lib/*/faketime/libfaketime.so.1")), None)
    if library is None:
        print("clock jumps: not tried, libfaketime (package faketime) is missing")
        return
    inbox, out = work + "/in2", work + "/out2"
    os.mkdir(inbox)
    clock = work + "/clock"

    def set_clock(offset):
        with open(clock + ".new", "w") as f:
            f.write(offset)
        os.rename(clock + ".new", clock)

    set_clock("+0")
    faked = {"LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": clock, "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}
    watcher = subprocess.Popen([app, "watch", inbox, "--out", out, "--quiet-period", "0.5", "--poll", "1"], stderr=open(work + "/log", "a"), env={**os.environ, **faked})
    years = set()
    for number, offset in enumerate(("+0", "+400d", "-800d", "+0")):
        set_clock(offset)
        drop(f"{number}.txt", small(number))
        wait(lambda: os.path.exists(f"{out}/{number}.json") and finished() == number + 1, 60, f"a file after the clock was set by {offset}")
    for file in json.loads(subprocess.run([app, "status", "--out", out, "--json"], capture_output=True, text=True).stdout)["files"]:
        years.add(file["finished"][:4])
    assert len(years) >= 3, f"the clock did not jump: {years}"
    watcher.send_signal(signal.SIGTERM)
    watcher.wait()
    print("clock set forth and back by years: each file done as ever", flush=True)


try:
    {"throughput": throughput, "soak": soak, "latency": latency, "faults": faults}[mode]()
finally:
    for process in subprocess.run(["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, text=True).stdout.split():
        try:
            os.kill(int(process), signal.SIGTERM)
        except OSError:
            pass
    shutil.rmtree(work, ignore_errors=True)
