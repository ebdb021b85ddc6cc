namespace DisclosureExtract.Forms;

/// <summary>What the cells of a row are called: by their column; a second one of the same key gets #2.</summary>
static class CellKeys
{
    public static string Of(FormRow row, FormCell cell)
    {
        var nth = row.Cells.TakeWhile(c => !ReferenceEquals(c, cell)).Count(c => c.Column.Key == cell.Column.Key) + 1;
        return nth == 1 ? cell.Column.Key : $"{cell.Column.Key}#{nth}";
    }

    /// <summary>Where in the row the cell of that name stands; -1 where there is none.</summary>
    public static int IndexOf(FormRow row, string? key)
    {
        for (var i = 0; i < row.Cells.Count; i++)
            if (Of(row, row.Cells[i]) == key) return i;
        return -1;
    }
}
