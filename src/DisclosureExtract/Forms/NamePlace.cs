using DisclosureExtract.Pages;

namespace DisclosureExtract.Forms;

/// <summary>A name of a body as one place of a document prints it.</summary>
/// <param name="Name">Folded, without white space.</param>
/// <param name="Weight">How often it is printed there.</param>
sealed record NamePlace(string Name, Evidence Evidence, int Weight = 1);
