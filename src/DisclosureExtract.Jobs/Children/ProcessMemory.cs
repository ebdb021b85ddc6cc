using System.Diagnostics;
using System.Globalization;

namespace DisclosureExtract.Jobs.Children;

/// <summary>Resident memory of processes, from /proc.</summary>
static class ProcessMemory
{
    /// <summary>A look at all processes costs some milliseconds; one a second serves all children.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    static readonly Lock Gate = new();
    static Dictionary<int, List<int>> children = [];
    static long taken;

    /// <summary>Bytes of one process; null where it is gone.</summary>
    public static long? Of(int pid)
    {
        // Fields of stat after the name, which stands in parentheses and may hold anything.
        try
        {
            var fields = Fields(pid);
            return fields.Length > 21
                ? long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Bytes of a process and of the programs it started; which those are is known to the second.</summary>
    public static long OfTree(int pid)
    {
        Dictionary<int, List<int>> known;
        lock (Gate)
        {
            if (taken == 0 || Stopwatch.GetElapsedTime(taken) > Fresh)
            {
                children = Families();
                taken = Stopwatch.GetTimestamp();
            }
            known = children;
        }
        return Sum(pid, known);
    }

    static long Sum(int pid, Dictionary<int, List<int>> known) =>
        (Of(pid) ?? 0) + (known.TryGetValue(pid, out var young) ? young.Sum(p => Sum(p, known)) : 0);

    static Dictionary<int, List<int>> Families()
    {
        var families = new Dictionary<int, List<int>>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
                continue;
            try
            {
                var parent = Fields(pid) is { Length: > 1 } fields
                    ? int.Parse(fields[1], CultureInfo.InvariantCulture)
                    : 0;
                if (parent > 1) (families.TryGetValue(parent, out var young) ? young : families[parent] = []).Add(pid);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
            {
                // It ended while being looked at.
            }
        }
        return families;
    }

    /// <summary>State, parent … of /proc/PID/stat.</summary>
    static string[] Fields(int pid)
    {
        var text = File.ReadAllText($"/proc/{pid}/stat");
        var name = text.LastIndexOf(')');
        return name < 0 ? [] : text[(name + 2)..].Split(' ');
    }
}
