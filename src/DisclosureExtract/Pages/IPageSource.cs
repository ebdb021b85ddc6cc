using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>The pages of one open document. Not thread-safe: read by one thread at a time.</summary>
public interface IPageSource : IDisposable
{
    /// <summary>MIME type of the source.</summary>
    string MediaType { get; }

    /// <summary>The program that wrote the file, if it says so.</summary>
    string? Producer { get; }

    int PageCount { get; }

    /// <summary>What the file carries besides its pages; known when the pages have been read.</summary>
    Enclosures Enclosures => Enclosures.None;

    /// <summary>What is wrong with the file as a whole; null for one that is sound.</summary>
    FileDamage? Damage => null;

    /// <summary>Reads one page.</summary>
    /// <param name="number">1-based.</param>
    /// <param name="stop">Asked while a page is read that can take long.</param>
    /// <exception cref="PageUnreadableException">This page is broken; the others may still be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    PageContent ReadPage(int number, CancellationToken stop = default);
}
