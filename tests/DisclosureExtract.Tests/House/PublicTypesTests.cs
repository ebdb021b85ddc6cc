using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DisclosureExtract.Tests.House;

/// <summary>
/// A type is public because another project uses it that does not see the internals, or because something public shows it: a type
/// of that kind, or a theory that takes it as its data. All else is internal, so that it can be changed without looking further than its project.
/// </summary>
public sealed class PublicTypesTests
{
    static readonly Assembly[] Own =
    [
        typeof(Extractor).Assembly, typeof(DisclosureExtract.Scans.ScannedPages).Assembly, typeof(DisclosureExtract.Formats.StatedDocuments).Assembly,
        typeof(DisclosureExtract.Engines.DocumentOpener).Assembly, typeof(DisclosureExtract.Data.Files.TableFiles).Assembly,
        typeof(DisclosureExtract.Jobs.Watching.Watcher).Assembly,
        typeof(DisclosureExtract.Review.Pages.ReportPage).Assembly, typeof(DisclosureExtract.Server.Library.Store).Assembly,
        typeof(DisclosureExtract.Queue.Carrying.IBatches).Assembly,
        typeof(DisclosureExtract.Cli.Shell.ExitCode).Assembly, typeof(DisclosureExtract.Tools.Commands.MakeCommand).Assembly,
    ];

    [Fact]
    public void Every_public_type_is_used_by_another_project()
    {
        var needed = new HashSet<Type>();
        foreach (var user in Own)
            foreach (var type in UsedFrom(user).Where(t => !IsFriend(t.Assembly, user))) Need(type, needed);
        foreach (var theory in typeof(PublicTypesTests).Assembly.GetExportedTypes().SelectMany(t => t.GetMethods()))
            foreach (var data in theory.GetParameters()) Need(data.ParameterType, needed);
        var idle = Own.SelectMany(a => a.GetExportedTypes()).Where(t => !t.IsNested && !needed.Contains(t) && !HoldsConstants(t));
        Assert.True(!idle.Any(), $"used by no other project, make internal: {string.Join(", ", idle.Select(t => t.FullName).Order())}");
    }

    /// <summary>Constants are written out where they are used, and nothing tells who used them.</summary>
    static bool HoldsConstants(Type type) => type.GetFields().Any(f => f.IsLiteral) && !type.IsEnum;

    /// <summary>A type, and all that its public members show of the same projects.</summary>
    static void Need(Type type, HashSet<Type> needed)
    {
        if (type.HasElementType) Need(type.GetElementType()!, needed);
        foreach (var argument in type.GenericTypeArguments) Need(argument, needed);
        if (type.IsGenericType) type = type.GetGenericTypeDefinition();
        if (!Own.Contains(type.Assembly) || !needed.Add(type)) return;
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var shown = type.GetInterfaces().ToList();
        if (type.BaseType is { } parent) shown.Add(parent);
        if (type.DeclaringType is { } outer) shown.Add(outer);
        foreach (var method in type.GetMembers(All).OfType<MethodBase>().Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly))
        {
            shown.AddRange(method.GetParameters().Select(p => p.ParameterType));
            if (method is MethodInfo { ReturnType: var result }) shown.Add(result);
        }
        shown.AddRange(type.GetFields(All).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly).Select(f => f.FieldType));
        shown.AddRange(type.GetNestedTypes());
        foreach (var other in shown) Need(other, needed);
    }

    /// <summary>Types of our other projects that the code of one names.</summary>
    static IEnumerable<Type> UsedFrom(Assembly user)
    {
        using var file = new PEReader(File.OpenRead(user.Location));
        var metadata = file.GetMetadataReader();
        var names = new List<(string Assembly, string Type)>();
        foreach (var handle in metadata.TypeReferences)
        {
            var reference = metadata.GetTypeReference(handle);
            if (reference.ResolutionScope.Kind != HandleKind.AssemblyReference) continue;
            var assembly = metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope);
            names.Add((metadata.GetString(assembly.Name), $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}"));
        }
        return names.Select(n => Own.FirstOrDefault(a => a.GetName().Name == n.Assembly)?.GetType(n.Type)).OfType<Type>();
    }

    /// <summary>Whether a project sees the internals of another, tests aside.</summary>
    static bool IsFriend(Assembly seen, Assembly user) => seen
        .GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Any(a => a.AssemblyName == user.GetName().Name);
}
