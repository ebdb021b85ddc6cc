using System.Globalization;

namespace DisclosureExtract.Jobs.Children;

/// <summary>What a process takes, with the programs it started, from /proc.</summary>
static class ProcessTree
{
    // Fields of stat after the name, which stands in parentheses and may hold anything: proc(5), minus three.
    const int State = 0, UserTime = 11, SystemTime = 12, EndedUserTime = 13, EndedSystemTime = 14, Pages = 21;

    /// <summary>Steps in which the kernel counts processor time: a hundred a second on every Linux of today.</summary>
    const double Steps = 100;

    /// <summary>Resident bytes of one process; null where it is gone.</summary>
    public static long? Memory(int pid) =>
        Fields($"/proc/{pid}") is { } fields ? Number(fields, Pages) * Environment.SystemPageSize : null;

    /// <summary>Resident bytes of a process and of the programs it started.</summary>
    public static long MemoryOfAll(int pid) => All(pid).Sum(p => Memory(p) ?? 0);

    /// <summary>
    /// Processor time of a process and of the programs it started, also those that ended and were waited for. Zero where
    /// it is gone.
    /// </summary>
    public static TimeSpan ProcessorTime(int pid)
    {
        var steps = 0L;
        foreach (var process in All(pid))
            if (Fields($"/proc/{process}") is { } f)
                steps += Number(f, UserTime) + Number(f, SystemTime) + Number(f, EndedUserTime) + Number(f, EndedSystemTime);
        return TimeSpan.FromSeconds(steps / Steps);
    }

    /// <summary>Whether any thread of it runs, or would if the machine let it: it waits for a processor or a disk.</summary>
    public static bool WantsToRun(int pid) =>
        All(pid).Any(process => Threads(process).Any(thread => Fields(thread) is { } f && f[State] is "R" or "D"));

    static IEnumerable<int> All(int pid)
    {
        yield return pid;
        foreach (var started in Started(pid))
        {
            foreach (var process in All(started)) yield return process;
        }
    }

    /// <summary>The programs a process started: each of its threads has a list.</summary>
    static List<int> Started(int pid)
    {
        var started = new List<int>();
        foreach (var thread in Threads(pid))
        {
            foreach (var young in (Text($"{thread}/children") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                started.Add(int.Parse(young, CultureInfo.InvariantCulture));
        }
        return started;
    }

    static string[] Threads(int pid)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{pid}/task");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // it ended while being looked at
        }
    }

    static string[]? Fields(string folder)
    {
        var text = Text($"{folder}/stat");
        var name = text?.LastIndexOf(')') ?? -1;
        if (name < 0) return null;
        var fields = text![(name + 2)..].Split(' ');
        return fields.Length > Pages ? fields : null;
    }

    static long Number(string[] fields, int index) =>
        long.TryParse(fields[index], CultureInfo.InvariantCulture, out var number) ? number : 0;

    static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // it, or a thread of it, ended while being looked at
        }
    }
}
