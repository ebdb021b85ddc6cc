using DisclosureExtract.Pages;

namespace DisclosureExtract.Parts.Catalogue;

/// <summary>An entry of a catalogue of services (政府购买服务指导性目录).</summary>
/// <param name="Sector">Heading under which it stands: 宣传部.</param>
/// <param name="Code">A, A01, A0101 or A010101; inferred where the cell is empty.</param>
/// <param name="Level">1 to 4.</param>
/// <param name="Parent">Code one level up; empty at level 1.</param>
/// <param name="IsInferred">The code cell is empty; the code is that of the entries below.</param>
public sealed record ServiceEntry(
    string Sector, string Code, string Name, int Level, string Parent, bool IsInferred, Evidence Evidence);
