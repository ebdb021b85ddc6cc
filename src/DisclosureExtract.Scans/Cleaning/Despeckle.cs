using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>Pages of one bit a pixel, as fax and copier make them: specks of theirs are as dark as print.</summary>
static class Despeckle
{
    static readonly DespeckleOptions Options = ScanOptions.Default.Despeckle;

    public static bool IsBilevel(byte[] gray)
    {
        var between = 0;
        foreach (var level in gray)
            if (level is > 32 and < 223) between++;
        return between <= Options.MostBetween * gray.Length;
    }

    /// <summary>
    /// The image without specks: patches of a few pixels that neither hang together with a character nor stand low
    /// between two, as points do.
    /// </summary>
    public static PageImage Of(PageImage image)
    {
        var (width, height, dpi) = (image.Width, image.Height, image.Dpi);
        var most = (int)(Options.Largest * dpi * dpi);
        var patches = ConnectedComponents.Find(Array.ConvertAll(image.Gray, level => level < Options.Dark), width);
        var isLarge = new bool[image.Gray.Length];
        foreach (var patch in patches)
            if (patch.Members.Count > most)
                foreach (var at in patch.Members) isLarge[at] = true;
        int piece = (int)Math.Round(Options.Piece * dpi), beside = (int)Math.Round(Options.Beside * dpi);
        int rise = (int)Math.Round(Options.Rise * dpi), below = (int)Math.Round(Options.Below * dpi);
        var gray = (byte[])image.Gray.Clone();
        foreach (var (box, members) in patches)
            if (members.Count <= most && !IsPiece(box) && !IsPoint(box))
                foreach (var at in members) gray[at] = 255;
        return image with { Gray = gray };

        bool IsPiece(PixelBox box) => Any(box.Left - piece, box.Top - piece, box.Right + piece, box.Bottom + piece);

        bool IsPoint(PixelBox box) => IsLowBeside(box, box.Left - beside, box.Left)
            && IsLowBeside(box, box.Right, box.Right + beside);

        bool IsLowBeside(PixelBox box, int from, int to) =>
            Any(from, box.Top - rise, to, box.Top) && !Any(from, box.Bottom + below, to, box.Bottom + below + rise);

        bool Any(int left, int top, int right, int bottom)
        {
            (left, right) = (Math.Max(0, left), Math.Min(width, right));
            for (var y = Math.Max(0, top); y < Math.Min(height, bottom); y++)
                if (left < right && isLarge.AsSpan(y * width + left, right - left).Contains(true)) return true;
            return false;
        }
    }
}
