using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>
/// Paper as white and ink as dark as a good scanner gives them, all over the page: every pixel is measured against the
/// paper around it, folds are lifted and pale print is darkened. Everything after may then ask how dark a pixel is.
/// </summary>
static class BackgroundNormalisation
{
    static readonly BackgroundOptions Options = ScanOptions.Default.Background;

    /// <summary>A new page, or the same where all is well.</summary>
    public static PagePixels Of(PagePixels page)
    {
        // Of coloured pixels the brightest channel: coloured fields and seals are on the paper, not shadows.
        var brightest = page.ToBrightest();
        var (paper, columns, rows, cell) = Levels(brightest);
        if (paper.Min() < Options.White)
        {
            var (width, height) = (page.Width, page.Height);
            page = page.Each(channel => Divided(channel, width, height, paper, columns, rows, cell));
            brightest = page.ToBrightest();
        }
        var folds = Folds.Find(brightest);
        if (folds.Count > 0)
        {
            var (width, height) = (page.Width, page.Height);
            page = page.Each(channel => Folds.Lifted(channel, width, height, folds));
            brightest = page.ToBrightest();
        }
        var ink = Ink(brightest.Gray);
        if (ink < Options.Pale || ink > Options.Palest) return page;
        var darkened = new byte[256];
        for (var level = 0; level < 256; level++)
        {
            var depth = Math.Max(0, 255 - Options.Noise - level);
            darkened[level] = (byte)Math.Max(0, 255 - depth * (255 - Options.Dark) / (255 - Options.Noise - ink));
        }
        return page.Each(channel => Array.ConvertAll(channel, level => darkened[level]));
    }

    /// <summary>The level of the paper in each cell.</summary>
    static (byte[] Paper, int Columns, int Rows, int Cell) Levels(PageImage image)
    {
        var (width, height, plane, _) = image;
        var cell = Math.Max(4, (int)image.Pixels(Options.Cell));
        int columns = (width + cell - 1) / cell, rows = (height + cell - 1) / cell;
        int reach = (int)Math.Ceiling(Options.Widest / Options.Cell / 2);
        var levels = new byte[columns * rows];
        Span<int> counts = stackalloc int[256];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                counts.Clear();
                int bottom = Math.Min(height, (row + 1) * cell), left = column * cell;
                int right = Math.Min(width, left + cell), all = 0;
                for (var y = row * cell; y < bottom; y++)
                    for (var x = left; x < right; x++, all++) counts[plane[y * width + x]]++;
                var level = 0;
                for (var sum = counts[0]; sum < Options.Darker * all; sum += counts[++level]) { }
                levels[row * columns + column] = (byte)level;
            }
        // What is printed is narrower than this and goes. The page goes on beyond its edges as it is there: so do
        // shadows.
        int margin = 2 * reach, paddedColumns = columns + 2 * margin, paddedRows = rows + 2 * margin;
        var padded = new byte[paddedColumns * paddedRows];
        for (var row = 0; row < paddedRows; row++)
            for (var column = 0; column < paddedColumns; column++)
                padded[row * paddedColumns + column] =
                    Inwards(Math.Clamp(column - margin, 0, columns - 1), Math.Clamp(row - margin, 0, rows - 1));
        var closed = Channel.Close(padded, paddedColumns, 2 * reach + 1);
        var paper = new byte[columns * rows];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                paper[row * columns + column] =
                    Math.Max((byte)Options.Black, closed[(row + margin) * paddedColumns + column + margin]);
        return (paper, columns, rows, cell);

        // At an edge that is black, where the lid stood open, the paper nearest to it.
        byte Inwards(int column, int row)
        {
            for (var step = 0; step < 4; step++)
            {
                var at = row * columns + column;
                if (levels[at] >= Options.Black) return levels[at];
                column += column < 4 ? 1 : column >= columns - 4 ? -1 : 0;
                row += row < 4 ? 1 : row >= rows - 4 ? -1 : 0;
                (column, row) = (Math.Clamp(column, 0, columns - 1), Math.Clamp(row, 0, rows - 1));
            }
            return levels[row * columns + column];
        }
    }

    static byte[] Divided(byte[] plane, int width, int height, byte[] paper, int columns, int rows, int cell)
    {
        var result = new byte[plane.Length];
        var line = new float[columns];
        for (var y = 0; y < height; y++)
        {
            // Between the middles of cells in proportion.
            var (above, below, down) = Between(y, rows);
            for (var c = 0; c < columns; c++)
                line[c] = paper[above * columns + c] * (1 - down) + paper[below * columns + c] * down;
            for (var x = 0; x < width; x++)
            {
                var (left, right, across) = Between(x, columns);
                var level = line[left] * (1 - across) + line[right] * across;
                result[y * width + x] = (byte)Math.Min(255, plane[y * width + x] * 255 / level + 0.5f);
            }
        }
        return result;

        (int From, int To, float Part) Between(int at, int cells)
        {
            var place = Math.Clamp((at + 0.5f) / cell - 0.5f, 0, cells - 1);
            var from = (int)place;
            return (from, Math.Min(cells - 1, from + 1), place - from);
        }
    }

    static int Ink(byte[] plane)
    {
        Span<int> counts = stackalloc int[256];
        foreach (var level in plane) counts[level]++;
        var ink = 0;
        for (var sum = counts[0]; sum < Options.InkPart * plane.Length; sum += counts[++ink]) { }
        return ink;
    }
}
