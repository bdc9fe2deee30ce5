// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <vector>

namespace headroom::gui {

/// The gallery's scenarios as they were compiled in. Opening one copies the gallery (with the traces its scenarios
/// name) to a folder of this session, so that it is a file like any other, and changing it harms nothing.
class Examples {
public:
    struct Example {
        QString title;  ///< the scenario's Name
        QString name;   ///< "product_catalogue.json"
        QString about;  ///< its Description; may be empty
    };

    std::vector<Example> list() const;
    /// The example as it was compiled in.
    static QString original(const QString& name);
    /// Where the copy of `name` is; empty when it could not be written.
    QString copyOf(const QString& name);
    /// Whether the path is one of those copies: not worth remembering as a recent file.
    bool contains(const QString& path) const;

private:
    QTemporaryDir folder_;
};

}  // namespace headroom::gui
