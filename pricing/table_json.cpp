// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/table_json.hpp"

#include <nlohmann/json.hpp>

#include "pricing/iso_date.hpp"

namespace headroom::pricing {

const Json& member(const Json& object, const char* key, const std::string& where) {
    const auto it = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || it == object.end()) throw TableProblem{where, std::string("has no \"") + key + "\""};
    return *it;
}

std::string textOf(const Json& object, const char* key, const std::string& where) {
    const Json& value = member(object, key, where);
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
        throw TableProblem{where, std::string("needs a text for \"") + key + "\""};
    }
    return value.get<std::string>();
}

std::string optionalText(const Json& object, const char* key, const std::string& where) {
    return object.contains(key) ? textOf(object, key, where) : "";
}

std::int64_t countOf(const Json& value, const char* key, const std::string& where) {
    if (!value.is_number_integer() || value.get<std::int64_t>() <= 0) {
        throw TableProblem{where, std::string("needs a whole number above 0 for \"") + key + "\""};
    }
    return value.get<std::int64_t>();
}

const Json& listOf(const Json& object, const char* key, const std::string& where) {
    const Json& value = member(object, key, where);
    if (!value.is_array()) throw TableProblem{where, std::string("needs a list for \"") + key + "\""};
    return value;
}

const Json& optionalList(const Json& object, const char* key, const std::string& where) {
    static const Json none = Json::array();
    return object.contains(key) ? listOf(object, key, where) : none;
}

const Json& objectOf(const Json& object, const char* key, const std::string& where) {
    const Json& value = member(object, key, where);
    if (!value.is_object()) throw TableProblem{where, std::string("needs an object for \"") + key + "\""};
    return value;
}

std::vector<std::string> textsOf(const Json& object, const char* key, const std::string& where) {
    std::vector<std::string> texts;
    if (!object.contains(key)) return texts;
    for (const Json& item : listOf(object, key, where)) {
        if (!item.is_string()) throw TableProblem{where, std::string("needs texts for \"") + key + "\""};
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

void checkDate(const std::string& date, const std::string& where) {
    if (!isIsoDate(date)) throw TableProblem{where, "\"" + date + "\" is not a date such as 2025-10-30"};
}

}  // namespace headroom::pricing
