// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/document/problem.hpp"

namespace headroom::importing {

/// What templates of the import export: what Fn::ImportValue finds in others.
struct Exports {
    std::map<std::string, document::Node> values;             ///< by Export name
    std::set<std::string> invented;                           ///< those that hang on what is made up here
    std::map<std::string, std::set<std::string>> onDefaults;  ///< those that hang on defaults: of which parameters
};

/// What is said from outside of a template.
struct Given {
    std::map<std::string, std::string> parameters;  ///< --set Name=value
    std::string region = "us-east-1";               ///< stands for AWS::Region
    bool regionChosen = true;                       ///< else the one that plans and answers agree on takes its place
    std::string stackName = "stack";                ///< stands for AWS::StackName
    Exports exports{};
};

/// What CloudFormation calls the stack's name; --set may give it, see StackNamesGiven.
inline constexpr std::string_view kStackName = "AWS::StackName";

/// Stands before the name that a nested stack has in its parent: its name in the account nobody can give.
inline constexpr std::string_view kNestedStackName = "AWS::StackName/";

/// What an evaluator takes for known.
struct TakenForKnown {
    bool defaults = true;     ///< values of parameters that have their Default
    bool inventions = true;   ///< what is made up here: the stack's name unless it is given, the account's number
    bool secretWords = true;  ///< parameters that may be secret by their names (NoEcho: never)
};

/// Stands before the name of a parameter whose value is not to be written down (NoEcho).
inline constexpr std::string_view kSecretParameter = "NoEcho/";

/// A Ref, GetAtt or Sub of a name that the template does not hold.
struct OpenName {
    std::string name;
    document::Position at;
    std::string pointer;
};

/// Puts in the place of a template's intrinsic functions what can be known: parameters, mappings, conditions, pseudo
/// parameters, texts. References to resources stay, in the simplest form; so does what cannot be known (an import from
/// another stack, a parameter without a value).
class Evaluator {
public:
    /// What the values of all texts together may hold: beyond it lies a bomb of references.
    static constexpr std::size_t kMaxTextBytes = std::size_t{16} << 20U;

    /// `root` outlives this.
    Evaluator(const document::Node& root, const Given& given, document::Problems& problems, TakenForKnown taken = {});

    /// Nothing: AWS::NoValue.
    std::optional<document::Node> evaluate(const document::Node& value, const std::string& pointer);
    /// Nothing: it hangs on what cannot be known. A condition that is not there is a problem.
    std::optional<bool> condition(const std::string& name, document::Position at, const std::string& pointer);

    const std::vector<OpenName>& openNames() const { return open_; }
    /// Parameters that have no value, or none that may be written down (NoEcho): those as "NoEcho/Name".
    const std::set<std::string>& unset() const { return unset_; }
    /// Exports that were not taken for known because of the defaults that they hang on, since this was asked last.
    std::set<std::string> takePassedImports() { return std::exchange(passedImports_, {}); }

private:
    using Node = document::Node;
    /// An intrinsic function as it stands in the file.
    struct Call {
        const Node& node;
        const Node& argument;
        const std::string& pointer;
    };

    void readParameter(const document::Member& member);
    std::optional<Node> call(const std::string& name, const Call& call);
    std::optional<Node> evaluateMembers(const Node& value, const std::string& pointer);
    Node evaluateElements(const Node& value, const std::string& pointer);
    /// The argument of a call, evaluated, as a list of at least `least` and at most `most`; nothing, said, if not.
    std::optional<Node> listOf(const Call& call, std::size_t least, std::size_t most, const char* form);

    std::optional<Node> reference(const Call& call);
    std::optional<Node> computedReference(const Call& call);
    Node attribute(const Call& call);
    Node substituted(const Call& call);
    std::string valueOfVariable(const std::string& name, const Call& call);
    Node joined(const Call& call);
    Node split(const Call& call);
    /// The ARN that a text stands for which is one reference, in the pieces that are known before there is one.
    std::optional<std::string> arnOf(const std::string& text) const;
    Node selected(const Call& call);
    Node mapped(const Call& call);
    Node noMapping(const Node& keys, const Call& call);
    std::optional<Node> chosen(const Call& call);
    Node length(const Call& call);
    Node imported(const Call& call);
    bool isTaken(const std::string& exported);

    std::optional<bool> decide(const Node& value, const std::string& pointer);
    std::optional<bool> decideAll(const Node& list, bool stop, const std::string& pointer);
    std::optional<bool> equal(const Node& pair, const std::string& pointer);

    /// A parameter that is kept secret: as it is called then. Nothing: it is none.
    std::optional<std::string> secret(const std::string& name);
    /// The value of a parameter where it may be known; nullptr where not.
    const Node* valueOf(const std::string& parameter) const;
    /// Whether it is made up here, and not to be taken for known.
    bool isOpenInvention(const std::string& name);
    /// The call as it stands, its argument evaluated.
    Node kept(const std::string& name, const Call& call);
    std::optional<Node> pseudoParameter(const std::string& name, document::Position at);
    void wrong(const Call& call, const char* form);
    /// The text as a value, if there is room for it.
    Node textNode(const std::string& text, const Call& call);
    bool names(const std::string& name) const;

    const Node& root_;
    const Given& given_;
    document::Problems& problems_;
    TakenForKnown taken_;
    std::map<std::string, Node> parameters_;
    std::set<std::string> unset_;
    std::set<std::string> secret_;  ///< parameters with NoEcho: only conditions know their values
    std::map<std::string, std::optional<bool>> decided_;
    std::set<std::string> deciding_;
    std::vector<OpenName> open_;
    std::set<std::string> passedImports_;
    std::size_t bytes_ = 0;
};

/// Whether a template's parameter is declared with NoEcho.
bool isSecret(const document::Node& parameter);

/// Whether anything in an evaluated value cannot be known here; what it is ("Fn::ImportValue", "the parameter X").
std::string unknownIn(const document::Node& value, const std::set<std::string>& unset);

}  // namespace headroom::importing
