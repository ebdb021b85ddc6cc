namespace DisclosureExtract.Formats.Excel;

/// <summary>Names of cells as Excel writes them.</summary>
static class CellNames
{
    /// <summary>B5 for row 4 and column 1, both from 0.</summary>
    public static string Of(int row, int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters + (row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sheet1!B5, in quotes where the name of the sheet holds anything but letters and digits.</summary>
    public static string Of(string sheet, int row, int column) => $"{Sheet(sheet)}!{Of(row, column)}";

    public static string Sheet(string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c == '_') ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
}
