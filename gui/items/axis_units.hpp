// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>
#include <string>

namespace headroom::gui {

/// The units of what is varied: of places those that the format gives them, of parameters that of the places that refer
/// to them.
class AxisUnits {
public:
    AxisUnits() = default;
    /// Of the parameters of a scenario's text; none where it cannot be read.
    explicit AxisUnits(const QString& scenario);

    /// "MB"; empty where there is none, or a parameter stands at places of several.
    QString of(const std::string& axis) const;
    /// A value on that axis, in English, as it is said: "512" as "512 MB", of the traffic "2" as "2x".
    QString value(const std::string& axis, const std::string& english) const;

private:
    std::map<std::string, QString> ofParameters_;
};

}  // namespace headroom::gui
