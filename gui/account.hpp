// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

#include "gui/items/field_form.hpp"

class QSettings;

namespace headroom::gui {

/// What the user said of the AWS account: its region and the quotas that AWS has raised. Examples and imported
/// templates begin with it; a scenario that is opened keeps its own.
class Account {
public:
    explicit Account(QSettings& settings) : settings_(settings) {}

    /// Whether it was asked for, whatever the answer.
    bool wasAsked() const;
    void setAsked();

    /// us-east-1 unless another was chosen.
    QString region() const;
    void setRegion(const QString& region);
    /// The quotas that are asked for, with what was said of them: those that designs meet first.
    std::vector<FormField> quotas() const;
    /// `value` as it would stand in a file; empty: AWS's default.
    void setQuota(const std::string& pointer, const QString& value);
    /// "eu-central-1, 2 quotas of its own".
    QString summary() const;

    /// A scenario's text with these quotas, and with the region as well; as it is where that would make it wrong (a
    /// global table has no replica there) or where it is no JSON. `path`: where it lies, for files it names.
    std::string withQuotas(const std::string& text, const QString& path) const;
    std::string withRegionAndQuotas(const std::string& text, const QString& path) const;

private:
    QSettings& settings_;
};

}  // namespace headroom::gui
