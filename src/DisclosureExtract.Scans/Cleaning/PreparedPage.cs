using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Marks;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>A page made ready for reading: noise out, upright, level.</summary>
/// <param name="Image">What is read.</param>
/// <param name="Ruled">
/// The same pixels with watermarks, paper as it is and what seals cover: hairlines may be paler than all of these.
/// </param>
/// <param name="Before">The same pixels before anything was taken out of them, streaks too.</param>
/// <param name="Quarters">Quarter turns clockwise that made it upright.</param>
/// <param name="Skew">Degrees clockwise by which it had been turned, after the quarter turns.</param>
/// <param name="Noise">In pixels of the page as displayed.</param>
sealed record PreparedPage(PageImage Image, PageImage Ruled, PageImage Before, int Quarters, double Skew, IReadOnlyList<ScanNoise> Noise)
{
    /// <param name="quarters">Quarter turns clockwise to make first.</param>
    /// <param name="streaked">The same page with its streaks, where it had some.</param>
    public static PreparedPage Make(PagePixels pixels, int quarters, PagePixels? streaked = null)
    {
        var seals = SealFinder.Find(pixels);
        var page = BorderRemoval.Of(pixels.ToGray());
        var ruled = SealFinder.Without(seals, pixels, page, cut: false).Turn(quarters);
        page = SealFinder.Without(seals, pixels, page, cut: true);
        if (Despeckle.IsBilevel(page.Gray)) page = Despeckle.Of(page) with { IsBilevel = true };
        (page, var marks) = WatermarkRemoval.Of(page);
        page = Whitened(page).Turn(quarters);
        var skew = SkewFinder.Find(page);
        var level = ruled.Rotate(-skew);
        var before = streaked is null ? level : streaked.ToGray().Turn(quarters).Rotate(-skew);
        return new PreparedPage(page.Rotate(-skew), level, before, quarters, skew, [.. seals, .. marks]);
    }

    static readonly PaperOptions Options = ScanOptions.Default.Paper;

    static PageImage Whitened(PageImage image)
    {
        var white = image.Paper(darkest: 160) - Options.Noise;
        return image with { Gray = Array.ConvertAll(image.Gray, level => level >= white ? (byte)255 : level) };
    }

    /// <summary>The same page turned upside down.</summary>
    public PreparedPage UpsideDown() => this with
    {
        Image = Image.Turn(2),
        Ruled = Ruled.Turn(2),
        Before = Before.Turn(2),
        Quarters = (Quarters + 2) % 4,
    };
}
