namespace DisclosureExtract.Facts;

/// <summary>The cell an amount stands in: no two facts of a document share one.</summary>
/// <param name="Row">Row of the grid, from 0.</param>
/// <param name="Column">Column of the grid, from 0.</param>
public readonly record struct FactKey(string Table, int Row, int Column);
