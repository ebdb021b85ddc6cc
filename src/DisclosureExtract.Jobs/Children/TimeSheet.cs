using System.Globalization;

namespace DisclosureExtract.Jobs.Children;

/// <summary>
/// What the reading of one document has taken of the processors so far. A busy machine adds nothing to it, so no
/// document fails for what others do.
/// </summary>
public sealed class TimeSheet(TimeLimits limits)
{
    volatile int pages, scanned;

    /// <summary>Pages of the document; known once it is open.</summary>
    public int Pages { get => pages; set => pages = value; }

    /// <summary>Pages read from their pixels so far: those to come earn no time before.</summary>
    public int Scanned { get => scanned; set => scanned = value; }

    public TimeSpan Spent { get; internal set; }

    /// <summary>Part of <see cref="Spent"/> that was taken together with others, and halved.</summary>
    public TimeSpan Shared { get; internal set; }

    /// <summary>Time in which neither it nor what it started ran or wanted to: it waits for nothing.</summary>
    public TimeSpan Idle { get; internal set; }

    public TimeSpan Allowed => limits.For(pages, scanned);

    /// <summary>Why it is to be ended; null while it is not.</summary>
    public string? Fault
    {
        get
        {
            var allowed = Allowed;
            if (Spent > allowed) return string.Create(
                CultureInfo.InvariantCulture, $"not finished after {allowed.TotalSeconds:0} s of processor time");
            return Idle > allowed
                ? string.Create(CultureInfo.InvariantCulture, $"not finished, though it has not run for {allowed.TotalSeconds:0} s")
                : null;
        }
    }

    /// <summary>Whether others may have taken what made it exceed its time.</summary>
    public bool IsPerhapsAnothers => Shared > Spent / 4;
}
