using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Scans;

/// <summary>A source that can also show what its pages look like.</summary>
public interface IPixelSource : IPageSource
{
    /// <summary>
    /// The pixels of a page. Unlike <see cref="IPageSource.ReadPage"/>, may be called by several threads at a time.
    /// </summary>
    /// <param name="number">1-based.</param>
    /// <param name="stop">Asked while a page is drawn that can take long.</param>
    /// <exception cref="PageUnreadableException">The page cannot be shown; the reason says what is missing.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    PagePixels ReadPixels(int number, CancellationToken stop = default);

    /// <summary>
    /// Says which pages will be asked for, in about this order: a source may prepare them together. No result depends
    /// on it.
    /// </summary>
    void Expect(IReadOnlyList<int> numbers)
    {
    }
}
