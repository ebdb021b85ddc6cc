using DisclosureExtract.Queue.Books;

namespace DisclosureExtract.Queue.Feeding;

/// <summary>
/// How documents are put together: so much work that what the queue costs does not count, and not so much that little is lost
/// with a worker.
/// </summary>
static class Portions
{
    /// <summary>Documents of a batch at most.</summary>
    public const int Most = 100;

    /// <summary>
    /// A document that was begun so often without an end is alone from then on: what it does to its worker is not to be laid
    /// to others.
    /// </summary>
    public const int Alone = 3;

    /// <summary>
    /// Begun so often, it is parked. Being there when a worker is killed proves little, and whoever kills workers over and over
    /// meets the same few documents each time.
    /// </summary>
    public const int Parked = 10;

    /// <summary>Every so many batches, one of a lower priority goes first: what is urgent without end does not starve the rest.</summary>
    public const int FairShare = 8;

    /// <summary>Seconds of work in a batch.</summary>
    const double Work = 8;

    /// <summary>
    /// Seconds that a document may take, known only by its size: pages with text are a tenth of this, scanned ones up to twice.
    /// </summary>
    static double Estimate(WaitingDocument document) => 0.05 + document.Bytes * 10.0 / (1 << 20);

    /// <summary>As many of those that wait longest as make a batch.</summary>
    public static List<WaitingDocument> Next(IReadOnlyList<WaitingDocument> waiting)
    {
        var portion = new List<WaitingDocument>();
        var work = 0.0;
        foreach (var document in waiting)
        {
            if (document.Starts >= Alone)
            {
                if (portion.Count == 0) portion.Add(document);
                break;
            }
            work += Estimate(document);
            if (portion.Count > 0 && (work > Work || portion.Count >= Most)) break;
            portion.Add(document);
        }
        return portion;
    }
}
