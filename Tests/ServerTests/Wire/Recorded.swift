@testable import ServerTestSupport
/// Recorded requests of published clients and replies of the real server (docs/spec/wire-v1.md).
enum Recorded {
    static func reply(_ content: String) -> String {
        "<?xml version='1.0' encoding='UTF-8' ?><API>\(content)</API>"
    }

    static func error(_ code: String, _ text: String) -> String {
        reply("<RESULT>ERROR</RESULT><ERROR><CODE>\(code)</CODE><DESCRIPTION>\(text)</DESCRIPTION></ERROR>")
    }

    /// Reply of START-WORKFLOW about the order of 2018.
    static func started(_ message: String, _ code: String) -> String {
        reply(
            """
            <RESULT>MSG</RESULT><MSG><CODE>500</CODE><STATUSES><ITEM><INVOICENUMBER>1529499250</INVOICENUMBER>\
            <MESSAGE>\(message)</MESSAGE><CODE>\(code)</CODE></ITEM></STATUSES></MSG>
            """)
    }

    /// Reply of STATUS about the order of 2018.
    static func standing(_ status: String, _ description: String) -> String {
        reply(
            """
            <RESULT>MSG</RESULT><MSG><CODE>200</CODE><INVOICES><INVOICE><INVOICENUMBER>1529499250</INVOICENUMBER>\
            <STATUS>\(status)</STATUS><DESCRIPTION>\(description)</DESCRIPTION><PAIDOUT>0</PAIDOUT></INVOICE>\
            </INVOICES></MSG>
            """)
    }

    /// The Ruby gem, 2014: a consumer on the company workflow, with the company beside them.
    static let rubyCheck = V1TestMessage(
        "check",
        [
            "VERSION": "BILLINK2.0", "CLIENTUSERNAME": "usertest",
            "CLIENTID": "d38a3439590889df026367bf01d621e687b8d278", "WORKFLOWNUMBER": "2", "ACTION": "Check",
            "TYPE": "P", "COMPANYNAME": "Acme Corp.", "CHAMBEROFCOMMERCE": "01234567", "FIRSTNAME": "John",
            "LASTNAME": "Doe", "INITIALS": "J.A.", "SEX": "M", "STREET": "Damrak", "CITY": "Amsterdam",
            "HOUSENUMBER": "1", "HOUSEEXTENSION": "", "POSTALCODE": "1234AB", "PHONENUMBER": "0612345678",
            "BIRTHDATE": "01-01-1990", "EMAIL": "john@example.com", "ORDERAMOUNT": "1",
        ])

    /// Its order of September 2014: two lines of two at 24.20, delivered to another address.
    static func rubyOrder(_ uuid: String) -> String {
        let line = """
            <ITEM><CODE>0001</CODE><DESCRIPTION>Product</DESCRIPTION><ORDERQUANTITY>2</ORDERQUANTITY>\
            <ITEM_QUANTITY>1</ITEM_QUANTITY><PRICEINCL>24.2</PRICEINCL><PRICEEXCL>20.0</PRICEEXCL><BTW>21</BTW></ITEM>
            """
        return """
            <API><VERSION>BILLINK2.0</VERSION><CLIENTUSERNAME>usertest</CLIENTUSERNAME>\
            <CLIENTID>d38a3439590889df026367bf01d621e687b8d278</CLIENTID><WORKFLOWNUMBER>1</WORKFLOWNUMBER>\
            <ACTION>Order</ACTION><ORDERNUMBER>O2014.05.28.2443</ORDERNUMBER><DATE>28-05-2014</DATE><TYPE>P</TYPE>\
            <COMPANYNAME>Acme Corp.</COMPANYNAME><CHAMBEROFCOMMERCE>01234567</CHAMBEROFCOMMERCE>\
            <FIRSTNAME>John</FIRSTNAME><LASTNAME>Doe</LASTNAME><INITIALS>J.A.</INITIALS><SEX>M</SEX>\
            <BIRTHDATE>01-01-1990</BIRTHDATE><STREET>Damrak</STREET><HOUSENUMBER>1</HOUSENUMBER>\
            <HOUSEEXTENSION></HOUSEEXTENSION><POSTALCODE>1234AB</POSTALCODE><CITY>Amsterdam</CITY>\
            <DELIVERYSTREET>Rokin</DELIVERYSTREET><DELIVERYHOUSENUMBER>2</DELIVERYHOUSENUMBER>\
            <DELIVERYHOUSENUMBEREXTENSION xsi:nil="true"/><DELIVERYPOSTALCODE>1012 BQ</DELIVERYPOSTALCODE>\
            <DELIVERYCITY>Amsterdam</DELIVERYCITY><PHONENUMBER>0612345678</PHONENUMBER><EMAIL>john@example.com</EMAIL>\
            <ORDERAMOUNT>1</ORDERAMOUNT><ADDITIONALTEXT xsi:nil="true"/><CHECKUUID>\(uuid)</CHECKUUID>\
            <ORDERITEMS>\(line)\(line)</ORDERITEMS></API>
            """
    }

    private static let avidoEnvelope = """
        <VERSION>BILLINK2.0</VERSION><CLIENTUSERNAME>apitest</CLIENTUSERNAME>\
        <CLIENTID>d108a0f1bc5bc4618f150fa95cd6dc537bd774f0</CLIENTID>
        """

    private static let avidoPerson = """
        <TYPE>P</TYPE><FIRSTNAME>Test</FIRSTNAME><LASTNAME>MrTest</LASTNAME><INITIALS>t.e.s.t</INITIALS><SEX>M</SEX>\
        <BIRTHDATE>01-01-1980</BIRTHDATE><STREET>Street</STREET><HOUSENUMBER>28</HOUSENUMBER>\
        <HOUSEEXTENSION>A</HOUSEEXTENSION><POSTALCODE>1111XX</POSTALCODE><COUNTRYCODE>NL</COUNTRYCODE>\
        <CITY>Amsterdam</CITY><DELIVERYSTREET/><DELIVERYHOUSENUMBER/><DELIVERYHOUSEEXTENSION/><DELIVERYPOSTALCODE/>\
        <DELIVERYCOUNTRYCODE/><DELIVERYCITY/><DELIVERYADDRESSCOMPANYNAME/><DELIVERYADDRESSFIRSTNAME/>\
        <DELIVERYADDRESSLASTNAME/><PHONENUMBER>0612345678</PHONENUMBER><EMAIL>x@example.com</EMAIL><EMAIL2/>\
        <IP>127.0.0.1</IP>
        """

    private static func avidoCheck(backdoor: Int) -> String {
        """
        <?xml version="1.0"?>
        <API>\(avidoEnvelope)<ACTION>Check</ACTION><COMPANYNAME/><CHAMBEROFCOMMERCE/><WORKFLOWNUMBER>1</WORKFLOWNUMBER>\
        \(avidoPerson)<ORDERAMOUNT>220.09</ORDERAMOUNT><BACKDOOR>\(backdoor)</BACKDOOR></API>

        """
    }

    /// The PHP library, 2018, as its own tests used it.
    static let avidoCheck = avidoCheck(backdoor: 0)
    static let avidoGoodCheck = avidoCheck(backdoor: 1)

    static func avidoOrder(_ uuid: String) -> String {
        """
        <?xml version="1.0"?>
        <API>\(avidoEnvelope)<ACTION>Order</ACTION><COMPANYNAME/><CHAMBEROFCOMMERCE/><WORKFLOWNUMBER>1</WORKFLOWNUMBER>\
        <ORDERNUMBER>1529499250</ORDERNUMBER><DATE>20-06-2018</DATE>\(avidoPerson)<ADDITIONALTEXT/><TRACKANDTRACE/>\
        <VATNUMBER/><DEBTORNUMBER/><CHECKUUID>\(uuid)</CHECKUUID><ORDERITEMS><ITEM><CODE>0001</CODE>\
        <DESCRIPTION>Product 0001</DESCRIPTION><ORDERQUANTITY>1</ORDERQUANTITY><PRICEINCL>10.25</PRICEINCL>\
        <BTW>1.21</BTW></ITEM></ORDERITEMS></API>

        """
    }

    static let avidoStatus = """
        <API>\(avidoEnvelope)<ACTION>Status</ACTION><INVOICES><ITEM><WORKFLOWNUMBER>1</WORKFLOWNUMBER>\
        <INVOICENUMBER>1529499250</INVOICENUMBER></ITEM></INVOICES></API>
        """

    /// The other PHP library's start.
    static func keesStart(_ account: TestAccount) -> String {
        """
        <?xml version="1.0"?><API><VERSION>BILLINK2.0</VERSION><CLIENTUSERNAME>\(account.username)</CLIENTUSERNAME>\
        <CLIENTID>\(account.clientID)</CLIENTID><ACTION>activate order</ACTION><INVOICES><ITEM>\
        <INVOICENUMBER>1529499250</INVOICENUMBER><WORKFLOWNUMBER>1</WORKFLOWNUMBER></ITEM></INVOICES></API>
        """
    }
}
