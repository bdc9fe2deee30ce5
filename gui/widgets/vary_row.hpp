// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace headroom::gui {

/// One thing that is varied: what, and over which values; what is wrong with them stands below.
class VaryRow : public QWidget {
    Q_OBJECT
public:
    explicit VaryRow(const QString& label, QWidget* parent = nullptr);

    /// What is offered; anything else can be written. What is chosen stays.
    void offer(const std::vector<std::string>& names);
    /// "Traffic=0.5x..4x:8"; empty: nothing is varied.
    void setText(const std::string& text);
    std::string text() const;
    void setHint(const QString& values);
    /// Empty: nothing is wrong.
    void mark(const QString& trouble);

signals:
    void changed();

private:
    QComboBox* name_;
    QLineEdit* values_;
    QLabel* trouble_;
    std::vector<std::string> offered_;
};

}  // namespace headroom::gui
