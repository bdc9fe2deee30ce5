// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/recorded/match.hpp"

namespace headroom::recorded {

/// Names in the account that hang on defaults of a template's parameters (Imported/DefaultNames), as far as the
/// scenario has them as the import wrote them. A default is a guess about the account: recordings of another stage go
/// by other names, and the design of that stage may differ in more than names. So no recording is taken as a
/// resource's because its name has that form; what to import again with is said.
class DefaultNames {
public:
    explicit DefaultNames(const document::Node& scenario);

    bool empty() const { return forms_.empty(); }
    /// What may be done about names that the account has and no resource of the scenario: the values of the parameters
    /// where the names say them. Empty: none hangs on a default.
    std::string adviceFor(const std::vector<std::string>& called) const;
    /// The same where series were left out (Matched::unknown), or were taken although they are called as a resource
    /// would be with other values.
    std::string adviceFor(const Matched& matched) const;

private:
    struct Form {
        std::string name;  ///< as it is now
        std::string form;  ///< "shop-View-${Stage}"
    };
    std::string whoseAndWhat() const;
    /// Empty where the names do not say the values, or not one of each.
    std::string saidBy(const std::vector<std::string>& called) const;

    std::map<std::string, Form> forms_;  ///< by resource
};

/// The values of parameters with which a form ("shop-View-${Stage}") gives a name, where that can only be one: by
/// parameter. Empty: the name is not of that form, or may be in several ways.
std::map<std::string, std::string> valuesIn(const std::string& form, const std::string& name);

}  // namespace headroom::recorded
