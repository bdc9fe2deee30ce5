// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "model/services/stepfunctions/data/flow.hpp"

namespace headroom::stepfunctions::data {

/// Variables of a scope; a branch or an iteration reads those around it as well.
class Variables {
public:
    /// Lets what is assigned around it be read.
    void readAlso(const Variables& outer) { outer_ = &outer; }
    /// What a variable holds; nullptr when there is none of that name.
    const Json* find(std::string_view name) const;
    /// Takes what an Assign gives, an object by the names of variables: all of it, or nothing and an error where it is
    /// more than variables hold.
    std::optional<base::Error> assign(const Json& given);

private:
    struct Kept {
        Json value;
        std::size_t bytes = 0;
    };
    const Kept* kept(std::string_view name) const;
    std::size_t bytes() const;

    const Variables* outer_ = nullptr;
    std::map<std::string, Kept, std::less<>> values_;
    std::size_t bytes_ = 0;
};

}  // namespace headroom::stepfunctions::data
