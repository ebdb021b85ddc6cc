using DisclosureExtract.Pages;

namespace DisclosureExtract.Cli.Shell;

static class PageNumbers
{
    /// <exception cref="FailedException">The document has no such page.</exception>
    public static void Check(IPageSource source, string path, int number)
    {
        if (number < 1 || number > source.PageCount)
            throw new FailedException(
                ExitCode.Usage, $"{path}: there is no page {number}; the document has {source.PageCount}.");
    }
}
