namespace DisclosureExtract.Tests.Primitives;

/// <summary>Seeds of tests with random input: fixed, so that a run can be repeated.</summary>
static class Seeds
{
    public const string Fixed = "0000KyK4Y0mx";
}
