namespace DisclosureExtract.Tools.Queueing;

/// <summary>So many of a kind that serve in the order of asking: processors, a database, a shared folder.</summary>
sealed class Servers(int count)
{
    readonly PriorityQueue<double, double> free = new(Enumerable.Repeat((0.0, 0.0), count));

    /// <summary>Time they were at work, all together.</summary>
    public double Busy { get; private set; }

    /// <summary>When work is done that is asked for at a moment. Moments of asking never go back.</summary>
    public double Done(double now, double work)
    {
        var start = Math.Max(now, free.Dequeue());
        free.Enqueue(start + work, start + work);
        Busy += work;
        return start + work;
    }

    /// <summary>Share of a time that they were at work.</summary>
    public double Used(double time) => Busy / (time * count);
}
