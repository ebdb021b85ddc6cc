using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Formats.Excel;

/// <summary>What lies over the cells of a sheet: text boxes, which are read, and pictures and charts, which are counted.</summary>
/// <param name="Pictures">Those as large as a table.</param>
sealed record Drawings(IReadOnlyList<string> Texts, int Pictures)
{
    /// <summary>Rows and columns that a picture covers, below which it is an ornament.</summary>
    const int LowestRows = 5, LowestColumns = 2;

    public static Drawings None { get; } = new([], 0);

    public static Drawings Of(ISheet sheet) => sheet switch
    {
        XSSFSheet modern when modern.GetDrawingPatriarch() is { } drawing => Of(drawing.GetShapes()),
        HSSFSheet { DrawingPatriarch: HSSFPatriarch patriarch } => Of(patriarch.Children),
        _ => None,
    };

    static Drawings Of(IList<XSSFShape> shapes) => new(
        [.. shapes.OfType<XSSFSimpleShape>().Select(s => s.Text).Where(t => !string.IsNullOrWhiteSpace(t))],
        shapes.Count(s => s is XSSFPicture or XSSFGraphicFrame && s.GetAnchor() is XSSFClientAnchor a && IsLarge(a)));

    static Drawings Of(IList<HSSFShape> shapes) => new(
        [.. shapes.OfType<HSSFTextbox>().Where(s => s is not HSSFComment).Select(s => s.String?.String ?? "").Where(t => t.Trim().Length > 0)],
        shapes.Count(s => s is HSSFPicture && s.Anchor is HSSFClientAnchor a && IsLarge(a)));

    static bool IsLarge(IClientAnchor anchor) => anchor.Row2 - anchor.Row1 >= LowestRows && anchor.Col2 - anchor.Col1 >= LowestColumns;
}
