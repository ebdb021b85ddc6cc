using System.Globalization;

namespace DisclosureExtract.Jobs.Children;

/// <summary>Resident memory of processes, from /proc.</summary>
static class ProcessMemory
{
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

    /// <summary>Bytes of a process and of the programs it started.</summary>
    public static long OfTree(int pid) => (Of(pid) ?? 0) + Started(pid).Sum(OfTree);

    /// <summary>The programs a process started: each of its threads has a list.</summary>
    static List<int> Started(int pid)
    {
        var started = new List<int>();
        try
        {
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{pid}/task"))
            {
                foreach (var young in File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    started.Add(int.Parse(young, CultureInfo.InvariantCulture));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            // It, or a thread of it, ended while being looked at.
        }
        return started;
    }

    /// <summary>State, parent … of /proc/PID/stat.</summary>
    static string[] Fields(int pid)
    {
        var text = File.ReadAllText($"/proc/{pid}/stat");
        var name = text.LastIndexOf(')');
        return name < 0 ? [] : text[(name + 2)..].Split(' ');
    }
}
