"""Measurements of the queue over a PostgreSQL of its own: called by bench/queue.sh."""
import glob, json, os, shutil, signal, socket, subprocess, sys, tempfile, time

mode, app, root, args = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
work = tempfile.mkdtemp(prefix="queue-")
binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    port = s.getsockname()[1]
database = f"Host=127.0.0.1;Port={port};Database=queue;Username=postgres"
os.environ["DISCLOSURE_EXTRACT_DATABASE"] = database
running = []


def owner(*command):
    as_owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run([*as_owner, f"{binaries}/{command[0]}", *command[1:]], check=True, cwd="/", stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def start():
    os.mkdir(work + "/pg")
    if os.getuid() == 0:
        os.chmod(work, 0o755)
        shutil.chown(work + "/pg", "postgres")
    owner("initdb", "-D", work + "/pg/d", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres")
    owner("pg_ctl", "-w", "-D", work + "/pg/d", "-l", work + "/pg/log", "-o", f"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={work}/pg -c max_connections=200", "start")


def fresh():
    owner("dropdb", "--if-exists", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "queue")
    owner("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "queue")
    shutil.rmtree(work + "/store", ignore_errors=True)


def queue(*command):
    process = subprocess.Popen([app, "queue", *command, "--store", work + "/store"], stdout=subprocess.DEVNULL, stderr=open(work + "/log", "a"))
    running.append(process)
    return process


def end():
    for process in running:
        process.send_signal(signal.SIGTERM)
    for process in running:
        process.wait()
    running.clear()


def sql(text):
    return subprocess.run([f"{binaries}/psql", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "queue", "-Atc", text], check=True, capture_output=True, text=True).stdout.strip()


def ready():
    while sql("SELECT to_regclass('disclosure.meta')") == "" or sql("SELECT count(*) FROM disclosure.meta WHERE key = 'build'") != "1":
        time.sleep(0.2)


def processor(*roots):
    """Seconds of processor time of processes and all they started."""
    steps, parents = {}, {}
    for folder in glob.glob("/proc/[0-9]*"):
        try:
            fields = open(folder + "/stat").read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        pid = int(folder[6:])
        parents[pid], steps[pid] = int(fields[1]), sum(int(f) for f in fields[11:15])
    total = 0
    for pid in steps:
        up = pid
        while up > 1 and up not in roots:
            up = parents.get(up, 0)
        total += steps[pid] if up in roots else 0
    return total / os.sysconf("SC_CLK_TCK")


def database_process():
    return int(open(work + "/pg/d/postmaster.pid").readline())


def submit(folder):
    subprocess.run([app, "queue", "submit", f"{work}/{folder}", "--store", work + "/store"], check=True, stdout=subprocess.DEVNULL)
    while int(sql("SELECT count(*) FROM disclosure.document WHERE finished IS NULL")):
        time.sleep(2)  # asking costs the database more than answering the workers


def scale():
    count = int(args[0]) if args else 400
    os.mkdir(work + "/in")
    os.mkdir(work + "/warm")
    sources = sorted(glob.glob(args[1] + "/*.pdf" if len(args) > 1 else root + "/fixtures/synthetic-*/*.pdf"))
    for i in range(count + 100):
        data = open(sources[i % len(sources)], "rb").read() + b"\n%" + str(i).encode() + b"\n"
        open(f"{work}/{'in' if i < count else 'warm'}/{i:05}.pdf", "wb").write(data)
    started = time.time()
    subprocess.run([app, "extract", work + "/in", "--out", work + "/plain", "--quiet", "--jobs", "1"])
    print(f"extract --jobs 1: {count / (time.time() - started):.1f} documents/s", flush=True)
    first = None
    for workers in (1, 2, 4):
        fresh()
        queue("serve", "--port", "0")
        ready()
        for _ in range(workers):
            queue("work", "--jobs", "1")
        while sql("SELECT count(*) FROM hangfire.server") != str(workers):
            time.sleep(0.2)
        # What is measured has been compiled before.
        submit("warm")
        ours = [p.pid for p in running]
        before = processor(*ours), processor(database_process())
        submit("in")
        spent = [after - was for after, was in zip((processor(*ours), processor(database_process())), before)]
        took = float(sql(f"SELECT extract(epoch FROM max(finished) - min(finished)) * {count} / ({count} - 1) FROM disclosure.document WHERE name LIKE '%/in/%'"))
        rate = count / took
        first = first or rate
        print(f"{workers} worker processes: {rate:.1f} documents/s, {rate / first:.2f} times one; {1000 * spent[0] / count:.0f} ms of processor time a document, the database {1000 * spent[1] / count:.1f}; load {os.getloadavg()[0]:.1f}", flush=True)
        end()


def ledger():
    count = int(args[0]) if args else 10_000_000
    fresh()
    queue("serve", "--port", "0")
    ready()
    end()
    sql("INSERT INTO disclosure.reading(settings, build) VALUES('Json', 'none')")
    started = time.time()
    sql(f"INSERT INTO disclosure.document(sha256, reading, name, bytes, priority, state, finished) SELECT sha256(i::text::bytea), 1, i || '.pdf', 300000, 1, CASE WHEN i % 2 = 0 THEN 'waiting' ELSE 'done' END, CASE WHEN i % 2 = 0 THEN NULL ELSE now() END FROM generate_series(1, {count}) i")
    print(f"{count} documents entered in {time.time() - started:.0f} s, {sql('SELECT pg_size_pretty(pg_total_relation_size($$disclosure.document$$))')}", flush=True)
    sql("VACUUM ANALYZE disclosure.document")
    for what, text in (("one batch claimed", "WITH b AS (INSERT INTO disclosure.batch DEFAULT VALUES RETURNING id) UPDATE disclosure.document SET state = 'fed', batch = (SELECT id FROM b) WHERE id IN (SELECT id FROM disclosure.document WHERE state = 'waiting' AND priority = 1 ORDER BY id LIMIT 100)"),
                       ("counts of status", "SELECT state, count(*) FROM disclosure.document GROUP BY state")):
        started = time.time()
        sql(text)
        print(f"{what}: {1000 * (time.time() - started):.0f} ms", flush=True)


try:
    start()
    {"scale": scale, "ledger": ledger}[mode]()
finally:
    end()
    if os.path.exists(work + "/pg/d/postmaster.pid"):
        owner("pg_ctl", "-w", "-D", work + "/pg/d", "-m", "immediate", "stop")
    shutil.rmtree(work, ignore_errors=True)
