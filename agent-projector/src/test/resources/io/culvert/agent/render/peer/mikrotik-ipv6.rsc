# The other side of Culvert's connection aaaaaaaa-0000-4000-8000-000000000001, for MikroTik RouterOS 7.
# Put the pre-shared key in its place.
/ip ipsec profile add name=culvert-aaaaaaaa hash-algorithm=sha256 enc-algorithm=aes-256 dh-group=modp2048 lifetime=3600s nat-traversal=yes dpd-interval=30s dpd-maximum-failures=4
/ip ipsec proposal add name=culvert-aaaaaaaa auth-algorithms=sha256 enc-algorithms=aes-256-cbc pfs-group=modp2048 lifetime=3600s
/ip ipsec peer add name=culvert-aaaaaaaa address=2001:db8::1 local-address=2001:db8::2 exchange-mode=ike2 profile=culvert-aaaaaaaa
/ip ipsec identity add peer=culvert-aaaaaaaa auth-method=pre-shared-key my-id=address:2001:db8::2 remote-id=address:2001:db8::1 secret=REPLACE-WITH-THE-PRE-SHARED-KEY
/ip ipsec policy add peer=culvert-aaaaaaaa tunnel=yes src-address=fd00:2::/64 dst-address=fd00:1::/64 protocol=all action=encrypt level=unique ipsec-protocols=esp proposal=culvert-aaaaaaaa
