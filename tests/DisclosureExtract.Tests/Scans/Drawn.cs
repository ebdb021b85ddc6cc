using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Tests.Scans;

/// <summary>Pages of black boxes at 200 dpi.</summary>
static class Drawn
{
    public static PageImage Page(params (int Left, int Top, int Right, int Bottom)[] ink)
    {
        var page = new PageImage(400, 200, new byte[400 * 200], 200);
        Array.Fill(page.Gray, (byte)250);
        foreach (var (left, top, right, bottom) in ink)
            for (var y = top; y < bottom; y++) page.Gray.AsSpan(y * 400 + left, right - left).Fill(20);
        return page;
    }
}
