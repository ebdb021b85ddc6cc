using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Scans.Marks;

/// <summary>A watermark or a seal on a page image.</summary>
/// <param name="Kind">One of <see cref="NoiseKinds"/>.</param>
/// <param name="Box">Pixels of the image as it was when it was found.</param>
/// <param name="Picture">Its own pixels dark on white; all watermarks of a page share one.</param>
sealed record ScanNoise(string Kind, PixelBox Box, PageImage Picture)
{
    /// <summary>Its shape alone does not tell it from an ornament: it is one if nothing is read in it.</summary>
    public bool IsOnlyText { get; init; }
}
