namespace DisclosureExtract.Documents;

/// <summary>A page as colour pixels, as displayed. Grey pages have one plane under three names.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Red">Row by row from the top left, one byte a pixel.</param>
/// <param name="Dpi">Pixels an inch: with it pixels become points of the page as displayed.</param>
public sealed record PagePixels(int Width, int Height, byte[] Red, byte[] Green, byte[] Blue, double Dpi)
{
    public bool IsGray => ReferenceEquals(Red, Green) && ReferenceEquals(Red, Blue);
}

/// <summary>A source that can also show what its pages look like.</summary>
public interface IPixelSource : IPageSource
{
    /// <summary>The pixels of a page. Unlike <see cref="IPageSource.ReadPage"/>, may be called by several threads at a time.</summary>
    /// <param name="number">1-based.</param>
    /// <exception cref="PageUnreadableException">The page cannot be shown; the reason says what is missing.</exception>
    PagePixels ReadPixels(int number);
}
