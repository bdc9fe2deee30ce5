// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// Taking the JSON of price files apart. What is wrong is thrown, and caught by the readers that include this.
namespace headroom::pricing {

using Json = nlohmann::json;

/// What is wrong with a file, and where in it.
struct TableProblem {
    std::string where;
    std::string what;
};

const Json& member(const Json& object, const char* key, const std::string& where);

/// A text that is not empty.
std::string textOf(const Json& object, const char* key, const std::string& where);

/// The same, or "" where the key is absent.
std::string optionalText(const Json& object, const char* key, const std::string& where);

/// A whole number above 0.
std::int64_t countOf(const Json& value, const char* key, const std::string& where);

const Json& listOf(const Json& object, const char* key, const std::string& where);

/// The same, or an empty one where the key is absent.
const Json& optionalList(const Json& object, const char* key, const std::string& where);

const Json& objectOf(const Json& object, const char* key, const std::string& where);

/// The texts of a list; an empty one where the key is absent.
std::vector<std::string> textsOf(const Json& object, const char* key, const std::string& where);

/// Refuses what is no day of the calendar as YYYY-MM-DD.
void checkDate(const std::string& date, const std::string& where);

}  // namespace headroom::pricing
