using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tools.Synthesis.Composing;

/// <summary>A cell as it stands on a page.</summary>
/// <param name="Page">1-based.</param>
/// <param name="TextBox">Around the text; of no size where the cell is empty.</param>
sealed record PlacedCell(SheetCell Cell, int Page, BoundingBox Box, BoundingBox TextBox);

/// <summary>A table with its cells in their places.</summary>
sealed record PlacedSheet(Sheet Sheet, IReadOnlyList<PlacedCell> Cells);
