using DisclosureExtract.Engines;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;
using DisclosureExtract.Tables;
using DisclosureExtract.Tools.Spoiling;

namespace DisclosureExtract.Tools.Cells;

/// <summary>A cell of a born-digital page with what its text layer says.</summary>
sealed record TrueCell(CellRequest Request, string Text);

/// <summary>A page as pixels with the truth of its cells.</summary>
sealed record TruePage(string Name, PageImage Image, IReadOnlyList<TrueCell> Cells)
{
    /// <summary>Pages of a document that have ruled tables; pages turned sideways are left out.</summary>
    public static IEnumerable<TruePage> Of(string path, Rung rung)
    {
        using var source = DocumentOpener.Open(DocumentOpener.ReadFile(path), path);
        for (var number = 1; number <= source.PageCount; number++)
        {
            var layout = GridFinder.Find(source.ReadPage(number));
            if (layout.Grids.Count == 0 || layout.Page.TextRotation != 0
                || TextQuality.Judge(layout.Page).State != PageState.Read)
                continue;
            using var bitmap = Pixels.Render(path, number, rung.Dpi);
            var image = new PageImage(
                bitmap.Width, bitmap.Height, Degrader.DegradeToGray(bitmap, rung, number), rung.Dpi);
            yield return new TruePage(
                $"{Path.GetFileNameWithoutExtension(path)}-{number}", image,
                [.. layout.Grids.SelectMany(g => CellsOf(g, image))]);
        }
    }

    static IEnumerable<TrueCell> CellsOf(Grid grid, PageImage image)
    {
        foreach (var cell in grid.Cells)
        {
            var box = image.ToPixels(cell.Box);
            box = new PixelBox(box.Left + 1, box.Top + 1, box.Right - 1, box.Bottom - 1);
            if (box.Width < 8 || box.Height < 8) continue;
            yield return new TrueCell(new CellRequest(box, ContentOf(grid, cell)), cell.Text);
        }
    }

    /// <summary>As a pipeline would guess it: from what most of the column holds.</summary>
    static CellContent ContentOf(Grid grid, Cell cell)
    {
        var column = grid.Cells.Where(c => !c.IsEmpty && c.Column == cell.Column && c.ColumnSpan == 1).ToList();
        var amounts = column.Count(c => AmountText.IsAmount(c.Text));
        var codes = column.Count(c => c.Text.All(char.IsAsciiDigit) && c.Text.Length <= 7);
        var firstNumber = column.Where(c => AmountText.IsAmount(c.Text)).Select(c => c.Row).DefaultIfEmpty(int.MaxValue)
            .Min();
        if (cell.ColumnSpan > 1 || cell.Row < firstNumber || 2 * amounts < column.Count)
            return cell.Text.Length > 24 ? CellContent.Prose : CellContent.Name;
        return codes > 0.9 * amounts && column.TrueForAll(c => !c.Text.Contains(',') && !c.Text.Contains('.'))
            && column[^1].Text.Length is 2 or 3 or 5 or 7
            ? CellContent.Code
            : CellContent.Amount;
    }
}
