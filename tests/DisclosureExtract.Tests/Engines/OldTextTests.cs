using System.Text;
using DisclosureExtract.Engines;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Engines;

/// <summary>What old word processors wrote is read by way of LibreOffice, or one clear sentence says what is missing.</summary>
public sealed class OldTextTests
{
    static readonly byte[] RichText = Encoding.ASCII.GetBytes(@"{\rtf1\ansi\deff0 {\fonttbl{\f0 Times;}} Budget of the year 2025\par}");

    [Fact]
    public void Rich_text_is_read_where_it_can_be_converted()
    {
        if (DocumentOpener.Converter is null)
        {
            var fault = Assert.Throws<DocumentException>(() => DocumentOpener.Open(RichText, "old.doc"));
            Assert.Equal(DocumentFault.UnknownType, fault.Fault);
            Assert.Contains("LibreOffice", fault.Message, StringComparison.Ordinal);
            return;
        }
        using var source = DocumentOpener.Open(RichText, "old.doc");
        var word = Assert.Single(source.ReadPage(1).Words);
        Assert.Equal(("Budget of the year 2025", WordSource.Docx), (word.Text, word.Source));
    }
}
