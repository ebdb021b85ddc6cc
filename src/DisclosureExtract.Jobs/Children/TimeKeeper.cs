using System.Diagnostics;

namespace DisclosureExtract.Jobs.Children;

/// <summary>Charges the processor time of a process to the documents it has in hand, in equal parts.</summary>
public sealed class TimeKeeper(int pid)
{
    /// <summary>How often to look at most, however many ask.</summary>
    static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    /// <summary>Most that a look may add to idle time: who looks may have been kept from looking.</summary>
    static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(1);

    readonly Lock guard = new();
    readonly List<TimeSheet> open = [];
    long lastLook;
    TimeSpan known;

    /// <summary>A document is taken in hand.</summary>
    public TimeSheet Begin(TimeLimits limits)
    {
        var sheet = new TimeSheet(limits);
        lock (guard)
        {
            if (open.Count == 0) (lastLook, known) = (Stopwatch.GetTimestamp(), ProcessTree.ProcessorTime(pid));
            open.Add(sheet);
        }
        return sheet;
    }

    public void End(TimeSheet sheet)
    {
        lock (guard) open.Remove(sheet);
    }

    /// <summary>Charges what was taken since the last look.</summary>
    public void Look()
    {
        lock (guard)
        {
            var elapsed = Stopwatch.GetElapsedTime(lastLook);
            if (elapsed < Often || open.Count == 0) return;
            lastLook = Stopwatch.GetTimestamp();
            // Less than before: a program it started ended and has not been waited for.
            var now = ProcessTree.ProcessorTime(pid);
            var taken = now > known ? now - known : TimeSpan.Zero;
            if (now > known) known = now;
            var isIdle = taken == TimeSpan.Zero && !ProcessTree.WantsToRun(pid);
            foreach (var sheet in open)
            {
                sheet.Spent += taken / open.Count;
                if (open.Count > 1) sheet.Shared += taken / open.Count;
                if (isIdle) sheet.Idle += elapsed < LongestIdle ? elapsed : LongestIdle;
            }
        }
    }
}
