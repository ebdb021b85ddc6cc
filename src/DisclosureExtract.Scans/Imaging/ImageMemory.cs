namespace DisclosureExtract.Scans.Imaging;

/// <summary>
/// A page at 300 dpi takes 8 MiB a channel, and some steps need a dozen of them. The collector would wait for those of
/// many pages before it looks at the large objects, and pages are read side by side.
/// </summary>
static class ImageMemory
{
    /// <summary>Gives back the planes that nobody holds any more.</summary>
    public static void Release() => GC.Collect();
}
