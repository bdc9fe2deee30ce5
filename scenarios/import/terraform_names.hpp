// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/import/terraform_address.hpp"

namespace headroom::importing::terraform {

/// Where an expression stands: a configuration is written once for all instances.
struct Scope {
    std::string module;  ///< instance of a module, "module.svc["a"].", or empty
    std::string index;   ///< of the resource or of the module call that it is an expression of: each.key, count.index
    const document::Node* forEach = nullptr;  ///< what that goes through: for_each; null: none
};

/// A resource of a plan or a state, one of those that for_each or count make.
struct Instance {
    Scope scope;
    std::string type;
    std::string name;
    std::string logicalName;
    const document::Node* values = nullptr;       ///< null: none
    const document::Node* expressions = nullptr;  ///< of the configuration; null: none
};

/// The resources of a plan by address and by what identifies them in the account (ARN, id), for references and literals
/// alike.
class Names {
public:
    /// Modules that pass a value on, at most.
    static constexpr int kDeepest = 32;
    /// References that one of them leads to, at most (our limits, far above what people write).
    static constexpr std::size_t kMostVisits = 10'000;

    void add(Instance instance);
    /// An instance of a module, "module.svc["a"].module.inner", and all that it stands in.
    void addModule(const std::string& address);
    /// What a module's variable or output stands for, in all instances of the module ("module.a.module.b.").
    void addVariable(const std::string& module, const std::string& name, const document::Node& expression);
    void addOutput(const std::string& module, const std::string& name, const document::Node& expression);
    /// What a module's call goes through (for_each).
    void addForEach(const std::string& module, const document::Node& expression);
    /// What was given for a variable of the plan itself.
    void addGiven(const std::string& name, const document::Node& value);

    /// The first resource that an expression's references name; empty: none. The index in brackets is lost where it is
    /// an expression ("aws_sqs_queue.q" of `aws_sqs_queue.q[each.key].arn`): the instance of the same index is meant,
    /// unless it is `each.value.X` and variables say its value. `each.value` itself is the instance of the same index
    /// of what for_each goes through.
    std::string ofReferences(const Scope& scope, const document::Node& expression, int depth = 0) const;
    /// All of them, each once.
    std::vector<std::string> allOfReferences(const Scope& scope, const document::Node& expression) const;
    /// Of an identifier, however short; empty: none.
    std::string ofIdentity(const std::string& identity) const;
    /// The resource of that logical name; null: none.
    const Instance* find(const std::string& logicalName) const;
    /// The value with Ref in the place of a resource's identity: alone, or inside of an ARN up to a ":" or a "/". Other
    /// texts are no references, whatever they hold. `own`: whose value it is, which is no reference to itself.
    document::Node withReferences(const document::Node& value, const std::string& own) const;

private:
    struct Module {
        std::string parent;
        std::string index;
    };
    using Expressions = std::map<std::string, const document::Node*>;

    std::string ofReferenceAt(const Scope& scope, const std::vector<document::Node>& all, std::size_t at,
                              int depth) const;
    std::string ofReference(const Scope& scope, const std::string& reference, int depth) const;
    std::string ofElement(const Scope& scope, const std::string& attribute, const document::Node& map, int depth) const;
    std::string ofElementIn(const Scope& scope, const std::string& attribute, const std::string& reference,
                            int depth) const;
    std::string indexFrom(const Scope& scope, const std::vector<Step>& steps) const;
    const document::Node* valueOf(const std::string& module, const document::Node& expression, int depth) const;
    const document::Node* givenFor(const std::string& module, const std::string& variable) const;
    Scope callerOf(const std::string& module) const;
    std::string ofVariable(const Scope& scope, const std::string& name, int depth) const;
    std::string ofOutput(const std::string& module, const std::string& name, int depth) const;
    const Instance* chosen(const Scope& scope, const std::string& address, const std::string& index) const;
    std::string passedOn(const Instance& instance, const std::string& attribute, int depth) const;
    std::string instanceOfModule(const Scope& scope, const std::string& name, const std::string& index) const;

    std::vector<Instance> instances_;
    std::map<std::string, std::size_t> byLogicalName_;
    std::map<std::string, std::vector<std::size_t>> byAddress_;  ///< without the index of the resource
    std::map<std::string, std::string> byIdentity_;
    std::map<std::string, std::string> byShortIdentity_;
    std::map<std::string, Module> modules_;         ///< by "module.svc["a"]."
    std::map<std::string, Expressions> variables_;  ///< by "module.svc."
    std::map<std::string, Expressions> outputs_;
    Expressions forEach_;             ///< of module calls, by "module.svc."
    Expressions given_;               ///< values of the plan's own variables
    mutable std::size_t visits_ = 0;  ///< of one reference: what a hostile file could make endless
};

}  // namespace headroom::importing::terraform
