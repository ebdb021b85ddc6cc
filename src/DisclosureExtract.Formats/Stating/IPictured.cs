namespace DisclosureExtract.Formats.Stating;

/// <summary>A document some pages of which are pictures; who can read pictures reads these.</summary>
interface IPictured
{
    IEnumerable<StatedPicture> Pictures { get; }
}

/// <param name="Page">The page that it fills, 1-based.</param>
/// <param name="Width">In points, as it is printed.</param>
/// <param name="Bytes">Those of its file, of whatever kind; null where they are not there.</param>
sealed record StatedPicture(int Page, double Width, Func<byte[]?> Bytes);
